import { asOwner } from '#data/database/owner-database.ts'
import { inviteFirstAdministrator } from '#data/people/invite-first-administrator.ts'
import { isTimeZone } from '#domain/dates/time-zone.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { ConfigurationError, databaseOwnerUrl } from '#platform/env.ts'
import { readArguments } from '#platform/read-arguments.ts'
import { runMain } from '#platform/run-main.ts'
import { invitationEnds, invitationLink, newToken } from '#server/tokens.ts'

const usage =
  'npm run admin:create -- --organisation "NAME" --email ADDRESS --given-name NAME [--family-name NAME] [--profession NAME] [--time-zone Europe/Madrid]'

/**
 * Makes an organisation and invites its first administrator: prints the link on which they choose their password. Once more
 * with the same organisation and address it prints a new link, until they have joined.
 */
await runMain(async () => {
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined)
    throw new ConfigurationError('DATABASE_URL is missing: the owner of the database makes organisations.')
  const { values } = readArguments(
    {
      options: {
        organisation: { type: 'string' },
        email: { type: 'string' },
        'given-name': { type: 'string' },
        'family-name': { type: 'string' },
        profession: { type: 'string', default: 'Administrator' },
        'time-zone': { type: 'string', default: 'UTC' },
      },
    },
    usage,
  )
  const organisation = requireOption(values.organisation, '--organisation')
  const address = EmailAddressSchema.safeParse(requireOption(values.email, '--email'))
  if (!address.success) throw new ConfigurationError(`--email must be an e-mail address, not "${values.email}".`)
  const email = address.data
  const timeZone = values['time-zone']
  if (!isTimeZone(timeZone))
    throw new ConfigurationError(`--time-zone must be a name such as Europe/Madrid, not "${timeZone}".`)
  const { token, tokenHash } = newToken()
  const now = new Date()
  const outcome = await asOwner(ownerUrl, (owner) =>
    inviteFirstAdministrator(
      owner,
      {
        organisation,
        timeZone,
        administrator: {
          email,
          givenName: requireOption(values['given-name'], '--given-name'),
          // Some people have one name.
          familyName: values['family-name'] ?? '',
          profession: values.profession,
        },
      },
      { tokenHash, expiresAt: invitationEnds(now) },
      { now },
    ),
  )
  if (outcome === 'address-taken')
    throw new ConfigurationError(`${email} belongs to someone at ${organisation} already.`)
  const resultLine =
    outcome === 'made'
      ? `${organisation} is made, in the time zone ${timeZone}.`
      : `${organisation} was made before. Earlier links no longer work.`
  process.stdout.write(`${resultLine} ${email} chooses a password here, within 14 days:\n${invitationLink(token)}\n`)
})

function requireOption(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new ConfigurationError(`${option} is missing.\nUsage: ${usage}`)
  return value.trim()
}
