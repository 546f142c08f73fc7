/** The library: `new Engine().session(options).run(source)` gives an Outcome. */
export { Engine, type SessionOptions } from './engine/engine.ts';
export { BadImage, NotSavable } from './engine/image/bad-image.ts';
export type { GuestError, Outcome, Usage } from './engine/outcome.ts';
export {
  type PendingCall,
  type RestoredOptions,
  type RunOptions,
  type SaveOptions,
  Session,
} from './engine/session.ts';
export { defineTool, type Tool, type ToolArguments, type ToolContext, type ToolDefinition } from './engine/tools.ts';
export { Float, GuestHandle, type HostCallable, PythonError, Tuple } from './engine/values.ts';
export type { DatabaseOptions } from './host/databases/databases.ts';
export { type Mount, MountedFiles } from './host/mounted-files.ts';
export type { NetworkPolicy } from './host/network/policy.ts';
export type { LimitName, Limits } from './runtime/budget.ts';
export { FileError, type FileStatus, type FileSystem, type Host, type Network, NetworkError } from './runtime/host.ts';
