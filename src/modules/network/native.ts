/**
 * _network: sends a request through the host's network and waits for the answer as a suspended stack. What urllib.request,
 * requests and httpx have in common. Must not know: what may be reached; that is the host's to decide.
 */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, HostWait, settle } from '../../runtime/guest.ts';
import { type NetworkAnswer, NetworkError, type NetworkRequest } from '../../runtime/host.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { needBytes } from '../../runtime/operations/buffer.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

const NO_NETWORK =
  'this program has no network access: its host handed in no network policy (docs/network.md says how a host does)';

function textOf(value: Value | undefined): string {
  const text = value === undefined ? undefined : strOf(value);
  if (text === undefined) throw typeError('expected a str');
  return strToText(text);
}

function* headersOf(value: Value): Guest<[string, string][]> {
  const headers: [string, string][] = [];
  for (const pair of yield* settle(iterateAll(value))) {
    const [name, content] = yield* settle(iterateAll(pair));
    headers.push([textOf(name), textOf(content)]);
  }
  return headers;
}

/** Gives ('answer', status, reason, headers, body, url, history) or ('error', kind, message). */
function* send(method: Value, url: Value, headers: Value, body: Value, timeout: Value, follow: Value): Guest<Value> {
  const { host, budget } = realm();
  if (host.network === undefined) return problem('no-network', NO_NETWORK);
  const seconds = typeof timeout === 'number' ? timeout : timeout instanceof PyFloat ? timeout.v : undefined;
  const request: NetworkRequest = {
    method: textOf(method),
    url: textOf(url),
    headers: yield* headersOf(headers),
    body: body === None ? undefined : needBytes(body).slice(),
    timeoutMs: seconds === undefined ? undefined : seconds * 1000,
    maxBytes: Math.floor(budget.limits.maxBytes / 4),
    follow: follow === true,
  };
  let answer: NetworkAnswer | NetworkError | undefined;
  yield new HostWait(
    host.network.fetch(request).then(
      (found): Value => {
        answer = found;
        return None;
      },
      (error: unknown): Value => {
        answer = error instanceof NetworkError ? error : new NetworkError('connect', 'the host failed');
        return None;
      },
    ),
  );
  return answer instanceof NetworkError ? problem(answer.kind, answer.message) : answerValue(answer as NetworkAnswer);
}

const problem = (kind: string, message: string): Value => new PyTuple(['error', kind, textToStr(message)]);

function answerValue(answer: NetworkAnswer): Value {
  realm().budget.allocate(answer.body.length + answer.headers.length * 128);
  const headers = answer.headers.map(([name, value]) => new PyTuple([textToStr(name), textToStr(value)]));
  return new PyTuple([
    'answer',
    answer.status,
    textToStr(answer.reason),
    new PyList(headers),
    new PyBytes(answer.body),
    textToStr(answer.url),
    new PyList(answer.history.map(answerValue)),
  ]);
}

export const builtinModule = nativeModule('_network', {
  send: ['(method, url, headers, body, timeout, follow, /)', send],
});
