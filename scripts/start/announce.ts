import { arePagesUnencrypted, port, publicUrl, unencryptedConnections } from '#platform/env.ts'

/** What is printed first: nothing else is until everything is up, once it is known that it can start. */
export const greeting = 'Starting … The first time, and after an update, this takes a minute or two.\n'

/** What is printed when everything is up: where it is, and how to get in. */
export function announcement({ demoPassword, seconds }: { demoPassword: string | null; seconds: number }): string {
  const address = publicUrl()
  const lines = [`Curtain is ready after ${seconds.toFixed(1)} s: ${address}`]
  if (new URL(address).port !== `${port()}`) lines.push(`It listens on port ${port()}.`)
  if (demoPassword === null) {
    lines.push('The first administrator is made with: npm run admin:create')
  } else {
    lines.push('', 'Demo sign-ins, all with the password', `  ${demoPassword}`)
    for (const duty of ['clinician', 'manager', 'admin']) lines.push(`  ${duty}@demo.curtain.example`)
  }
  if (arePagesUnencrypted())
    lines.push('', `Anyone in between can read ${address}: put a proxy with https in front, and set PUBLIC_URL.`)
  const plainConnections = unencryptedConnections()
  if (plainConnections.length > 0)
    lines.push('', `ALLOW_UNENCRYPTED: connections may be in the clear to ${plainConnections.join(' and ')}.`)
  return `\n${lines.join('\n')}\n\nCtrl-C stops it. What follows is its log.\n\n`
}
