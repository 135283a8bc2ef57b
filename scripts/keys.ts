/**
 * `npm run -s keys`: the secrets of the web process as settings, of which the worker takes WEBHOOK_KEYS, for those who run it without `npm start`. They derive from
 * CURTAIN_KEYS, else from the key of the data directory.
 */
import { passwordKeysOf, readKeys, webhookKeysOf, webSecrets } from '#platform/keys.ts'
import { runMain } from '#platform/run-main.ts'

await runMain(async () => {
  const keys = await readKeys()
  const { sessionSecret, signingKey } = webSecrets(keys)
  process.stdout.write(
    `NEXTAUTH_SECRET=${sessionSecret}\nPASSWORD_KEYS=${passwordKeysOf(keys)}\nSIGNING_KEY=${signingKey}\nWEBHOOK_KEYS=${webhookKeysOf(keys)}\n`,
  )
})
