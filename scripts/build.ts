/**
 * `npm run build`: all that start would build, ahead, for an image or a folder that the application may not write. Where
 * the installation's key is a setting (CURTAIN_KEYS), open tabs go on working over an update.
 */
import { buildIfStale, generateClientIfStale } from '#platform/build.ts'
import { configuredKeys, namedSessionSecret } from '#platform/env.ts'
import { actionKey, keysIn, webSecrets } from '#platform/keys.ts'
import { runMain } from '#platform/run-main.ts'

await runMain(async () => {
  const { signal } = new AbortController()
  const keys = configuredKeys()
  const secret = keys === undefined ? namedSessionSecret() : webSecrets(keysIn(keys)).sessionSecret
  await generateClientIfStale({ signal })
  const built = await buildIfStale({ signal, ...(secret !== undefined && { actionKey: actionKey(secret) }) })
  process.stdout.write(built ? 'Built.\n' : 'Built before.\n')
})
