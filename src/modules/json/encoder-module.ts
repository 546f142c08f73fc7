/** json.encoder */
import { nativeModule } from '../define.ts';
import { encoderType } from './encoder.ts';

export const builtinModule = nativeModule('json.encoder', {}, () => ({ JSONEncoder: encoderType }));
