/** The few calls to the Kubernetes API that the recording needs. */
import { Agent, request } from 'node:https';

/** An object of the API, read as loosely as a recording needs. */
export type ApiObject = any;

export class ApiClient {
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agent: Agent;

  constructor(address: string, token: string, certificate: string) {
    this.#address = address;
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    this.#agent = new Agent({ keepAlive: true, ca: certificate });
  }

  async get(path: string): Promise<ApiObject> {
    return JSON.parse(await this.text(path));
  }

  async create(path: string, body: ApiObject): Promise<ApiObject> {
    return JSON.parse(await this.#ask('POST', path, JSON.stringify(body)));
  }

  text(path: string): Promise<string> {
    return this.#ask('GET', path);
  }

  #ask(method: string, path: string, body?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { method, headers: this.#headers, agent: this.#agent, timeout: 10_000, servername: 'kubernetes' };
      const outgoing = request(new URL(path, this.#address), options, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => {
          if ((answer.statusCode ?? 500) < 300) resolve(text);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer within 10 s`)));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
