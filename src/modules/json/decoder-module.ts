/** json.decoder */
import { nativeModule } from '../define.ts';
import { decoderType } from './decoder.ts';
import { decodeErrorType } from './error.ts';

export const builtinModule = nativeModule('json.decoder', {}, () => ({
  JSONDecoder: decoderType,
  JSONDecodeError: decodeErrorType,
}));
