/** Time zones from the machine's copy of the IANA database. Keys come checked: they are no paths elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '/usr/share/zoneinfo';
/** Below the folder, but no zones. */
const NOT_ZONES = /^(?:posix|right)(?:\/|$)/;

export function readZoneFile(key: string): Uint8Array | undefined {
  try {
    const data = readFileSync(join(FOLDER, key));
    return data.subarray(0, 4).toString('latin1') === 'TZif' ? new Uint8Array(data) : undefined;
  } catch {
    return undefined;
  }
}

let names: readonly string[] | undefined;

/** Keys of all zones there are; looked for once. */
export function zoneNames(): readonly string[] {
  names ??= listZones();
  return names;
}

function listZones(): readonly string[] {
  try {
    return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((name) => !NOT_ZONES.test(name) && readZoneFile(name) !== undefined)
      .filter((name) => name !== 'posixrules' && name !== 'localtime')
      .sort();
  } catch {
    return [];
  }
}
