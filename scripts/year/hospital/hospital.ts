import type pg from 'pg'
import { z } from 'zod'
import { asOwner } from '#data/database/owner-database.ts'
import { inviteFirstAdministrator } from '#data/people/invite-first-administrator.ts'
import { type Installation, startInstallation } from '#scripts/faults/installation.testing.ts'
import { makeClock } from '#scripts/year/clock/clock.ts'
import { callbackAddress } from '#server/sign-on/begin.ts'
import { startProvider, type TestProvider } from '#server/sign-on/provider.testing.ts'
import { invitationEnds, invitationLink, newToken } from '#server/tokens.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type Directory, openDirectory } from './directory.ts'
import { type Mailbox, startMailbox } from './mailbox.ts'
import { type Rounds, startRounds, withoutTimetable } from './rounds.ts'
import { dailyBrowser, joinWithPassword, signInWithPassword, signOn, tryProvider } from './sign-in.ts'

/** A hospital on an installation of its own, and all that stands around it: directory, sign-in provider and mail server. */
export type Hospital = {
  readonly installation: Installation
  readonly owner: pg.Pool
  /**
   * Time goes by, all at once, when nothing is under way: what was, would look as if it had taken so long, and another would
   * begin it anew.
   */
  readonly passUntil: (moment: Date) => Promise<void>
  readonly mailbox: Mailbox
  readonly provider: TestProvider
  readonly directory: Directory
  readonly rounds: Rounds
  readonly organisationId: string
  readonly curriculum: SimulatedCurriculum
  /** Two of them, signed in on a day. */
  readonly administrator: (day: number) => Promise<Browser>
  readonly colleague: (day: number) => Promise<Browser>
  readonly api: (path: string) => Promise<unknown[]>
  /** By the names that the plan has. */
  readonly ids: Record<'teams' | 'people' | 'users' | 'groups' | 'assignments', Map<string, string>>
  readonly stop: () => Promise<void>
}

export const timeZone = 'Europe/Madrid'
export const domain = 'hospital.example'
export const administrators = { first: `ada@${domain}`, second: `bo@${domain}` }

export async function openHospital(start: Date, day: number): Promise<Hospital> {
  const clock = await makeClock()
  await clock.set(start)
  const mailbox = await startMailbox()
  let owner: pg.Pool | null = null
  const installation = await startInstallation({
    webs: 1,
    workers: 1,
    environment: { ...clock.environment, SMTP_URL: mailbox.url, SIGN_ON_PRIVATE_HOSTS: 'localhost' },
    prepare: async (ownerUrl) => {
      owner = await clock.follow(ownerUrl)
      await withoutTimetable(owner)
    },
  })
  if (owner === null) throw new Error('The database was not prepared')
  const { origin, ownerUrl } = installation
  const rounds = await startRounds(owner, ownerUrl)
  const organisationId = await makeOrganisation(origin, ownerUrl, start)
  // At the provider every other day, once there is one.
  const administrator = dailyBrowser(origin, (browser, today) =>
    (today - day) % 2 === 0
      ? signInWithPassword(browser, administrators.first)
      : signOn(browser, { organisationId, email: administrators.first, next: '/account' }),
  )
  const ada = await administrator(day)
  const provider = await startProvider([callbackAddress(organisationId)])
  await setUpSignOn(ada, organisationId, provider)
  const token = await ada.act('makeDirectoryToken', '/admin/provisioning', { tokenName: 'Directory', days: '365' })
  const scopes = ['people:read', 'teams:read', 'assignments:read', 'completion:read']
  const programme = await ada.act('makeTokenOfApi', '/admin/api', { tokenName: 'Year', scopes, days: '365' })
  return {
    ...{ installation, owner, mailbox, provider, rounds, organisationId, administrator },
    colleague: dailyBrowser(origin, (browser) => signInWithPassword(browser, administrators.second)),
    passUntil: async (moment) => {
      await rounds.quiet()
      await clock.set(moment)
    },
    directory: openDirectory(origin, token.secret ?? ''),
    curriculum: await simulatedCurriculum({ organisationId }),
    api: (path) => listAll(origin, path, programme.secret ?? ''),
    ids: { teams: new Map(), people: new Map(), users: new Map(), groups: new Map(), assignments: new Map() },
    stop: async () => {
      await rounds.stop()
      await provider.stop()
      await clock.stop()
      await installation.stop()
      await mailbox.stop()
    },
  }
}

/** As `npm run admin:create` does, and the administrator follows its link. */
async function makeOrganisation(origin: string, ownerUrl: string, now: Date): Promise<string> {
  const { token, tokenHash } = newToken()
  const administrator = {
    email: administrators.first,
    givenName: 'Ada',
    familyName: 'First',
    profession: 'Administrator',
  }
  const setUp = { organisation: 'Hospital', timeZone, administrator }
  const organisation = await asOwner(ownerUrl, async (owner) => {
    await inviteFirstAdministrator(owner, setUp, { tokenHash, expiresAt: invitationEnds(now) }, { now })
    return owner.organisation.findFirstOrThrow({ where: { name: 'Hospital' }, select: { id: true } })
  })
  await joinWithPassword(openBrowser(origin), invitationLink(token))
  return organisation.id
}

async function setUpSignOn(browser: Browser, organisationId: string, provider: TestProvider): Promise<void> {
  const { issuer, clientId, clientSecret, accounts } = provider
  accounts.set('ada', { email: administrators.first, email_verified: true, given_name: 'Ada', family_name: 'First' })
  const settings = { issuer, clientId, clientSecret, domains: domain, makesAccounts: 'yes', seen: '' }
  const at = '/admin/single-sign-on'
  await browser.act('keepSignOn', at, { ...settings, seen: seenAt(await browser.page(at)) })
  await tryProvider(browser, organisationId)
  await browser.act('switchSingleSignOn', at, { requirement: 'optional', seen: seenAt(await browser.page(at)) })
}

/** The version of the settings that a page's form shows. */
export function seenAt(page: string): string {
  return /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
}

const Page = z.object({ data: z.array(z.unknown()), next: z.string().nullable() })

async function listAll(origin: string, path: string, token: string): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let next: string | null = `${origin}/api/v1${path}`; next !== null; ) {
    const response = await fetch(next, { headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) throw new Error(`${next}: ${response.status} ${await response.text()}`)
    const page = Page.parse(await response.json())
    rows.push(...page.data)
    next = page.next === null ? null : new URL(page.next, origin).href
  }
  return rows
}

/** The second administrator, whom the first invites by mail. */
export async function inviteColleague(hospital: Hospital, day: number): Promise<void> {
  const { administrator, mailbox, rounds, installation } = hospital
  const person = { givenName: 'Bo', familyName: 'Second', email: administrators.second, profession: 'Administrator' }
  await (await administrator(day)).act('invite', '/admin/people', { ...person, roles: ['administrator'], teamId: '' })
  await rounds.mails()
  await joinWithPassword(openBrowser(installation.origin), mailbox.invitationOf(administrators.second) ?? '')
}
