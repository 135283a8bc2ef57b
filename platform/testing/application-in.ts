import { secret } from '#platform/data-directory.ts'
import { deriveSecret, keysIn, passwordKeysOf, processUrls } from '#platform/keys.ts'
import { runningOwnerUrl } from '#platform/with-database.ts'
import type { Application } from './application.ts'

/** The application that runs on a data directory of its own, with the embedded database, and is reached at this address. */
export async function applicationIn(directory: string, baseUrl: string): Promise<Application> {
  const ownerUrl = await runningOwnerUrl(directory)
  const keys = keysIn((await secret(directory, 'keys')).value)
  return {
    baseUrl,
    ownerUrl,
    appUrl: processUrls(ownerUrl, keys).web,
    workerUrl: processUrls(ownerUrl, keys).worker,
    sessionSecret: deriveSecret(keys.current, 'session cookies'),
    passwordKeys: passwordKeysOf(keys),
    demoPassword: (await secret(directory, 'demo-password')).value,
    dataDirectory: directory,
    supervisor: null,
  }
}
