/** What a program may reach over the network, as its host says it. Nothing is reachable without one. */
import { BlockList, isIP } from 'node:net';

export interface NetworkPolicy {
  /**
   * Hosts that may be reached: `api.example.org`, `*.example.org` (its subdomains), `*` (every public one); with a port
   * (`example.org:8080`, `example.org:*`) or else on 80 and 443 only.
   */
  readonly allow: readonly string[];
  /** Addresses of private networks, of this machine and of clouds' metadata services may be reached; default: false. */
  readonly allowPrivate?: boolean;
  /** `http://[user:password@]host:port`: all requests go through this proxy, which then resolves the names. */
  readonly proxy?: string;
  /** Bytes of an answer, unpacked; default: 16 MiB. */
  readonly maxResponseBytes?: number;
  /** Milliseconds for one request with its redirects, whatever the program asks for; default: 30,000. */
  readonly timeoutMs?: number;
  /** Requests that a session may send, redirects included; default: 1,000. */
  readonly maxRequests?: number;
  /** How a name becomes addresses; default: as the system does. For tests, and hosts with a resolver of their own. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
}

const WEB_PORTS: readonly string[] = ['80', '443'];

/** Why a URL may not be asked for; undefined: it may, if its addresses may be reached. */
export function refusalOf(url: URL, policy: NetworkPolicy): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol.slice(0, -1)} is not http or https`;
  const hostname = hostOf(url);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (!policy.allow.some((entry) => allows(entry, hostname, port)))
    return `${hostname}:${port} is not on the list of hosts this program may reach`;
  if (isIP(hostname) !== 0 && policy.allowPrivate !== true && !isPublic(hostname))
    return `${hostname} is not a public address`;
  return undefined;
}

/** The host of a URL without the brackets of IPv6 and without a dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function allows(entry: string, hostname: string, port: string): boolean {
  const [, pattern = '', wanted] = /^(\[[^\]]*\]|[^:]*)(?::(\d+|\*))?$/.exec(entry.toLowerCase()) ?? [];
  if (wanted === undefined ? !WEB_PORTS.includes(port) : wanted !== '*' && wanted !== port) return false;
  if (pattern === '*') return true;
  if (pattern.startsWith('*.')) return isIP(hostname) === 0 && hostname.endsWith(pattern.slice(1));
  return pattern.replace(/^\[|\]$/g, '') === hostname;
}

/** Ranges that are not the public internet: this machine, private and shared networks, documentation, multicast, reserved. */
const CLOSED_V4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
/** Of 2000::/3, which is all that is given out: Teredo and others of the protocol, documentation, 6to4. */
const CLOSED_V6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20';

const closed = new BlockList();
for (const range of CLOSED_V4.split(' ')) closed.addSubnet(...partsOf(range), 'ipv4');
for (const range of CLOSED_V6.split(' ')) closed.addSubnet(...partsOf(range), 'ipv6');
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

function partsOf(range: string): [address: string, bits: number] {
  const [address, bits] = range.split('/') as [string, string];
  return [address, Number(bits)];
}

/** True for an address of the public internet. An IPv4 address written as IPv6 is none. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      return given.check(address, 'ipv6') && !closed.check(address, 'ipv6');
    default:
      return false;
  }
}
