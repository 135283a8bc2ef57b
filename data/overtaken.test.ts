import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { type Kind, kindsOfOrganisation } from './overtaken.testing.ts'
import { changePerson } from './people/change-person.ts'
import { changeTeam } from './people/change-team.ts'
import { changeTimeZone } from './people/change-time-zone.ts'
import { findPerson } from './people/find-person.ts'
import { findTeam } from './people/find-team.ts'
import { previewMeaning } from './provisioning/preview-meaning.ts'
import { setMeaning } from './provisioning/set-meaning.ts'
import { changeRetention } from './retention/change-retention.ts'
import { findRetention } from './retention/find-retention.ts'
import { shownVersion } from './shown-version.ts'
import { askStrength } from './sign-on/ask-strength.ts'
import { keepSignOnSettings } from './sign-on/keep-settings.ts'
import { findSignOnSettings } from './sign-on/settings.ts'
import { noteSignOnTrial, switchSignOn } from './sign-on/switch-sign-on.ts'
import { dangerouslyDisconnect } from './system.ts'
import type { Administrator } from './viewer.ts'

const now = new Date('2026-06-01T10:00:00Z')
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation
let viewer: Administrator

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  home = await makeTestOrganisation(owner, 'overtaken')
  viewer = home.administrator
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const provider = {
  issuer: 'https://provider.example',
  clientId: 'curtain',
  clientSecret: null,
  domains: ['hospital.example'],
  makesAccounts: false,
}

const kinds: Readonly<Record<string, () => Promise<Kind>>> = {
  ...kindsOfOrganisation(() => ({ owner, viewer })),
  'how long statuses are kept': async () => ({
    seen: async () => (await findRetention(viewer)).versions.statuses,
    change: (to, version) => changeRetention(viewer, { kind: 'statuses', months: 6 + to, seen: version }, { now }),
    inForce: async () => (await findRetention(viewer)).periods,
  }),
  'the time zone': async () => {
    const zone = async () =>
      (await owner.organisation.findUniqueOrThrow({ where: { id: viewer.organisationId } })).timeZone
    return {
      seen: async () => shownVersion({ timeZone: await zone() }),
      change: (to, version) => {
        const timeZone = ['Europe/Madrid', 'Asia/Tokyo', 'Pacific/Auckland'][to] ?? ''
        return changeTimeZone(viewer, { timeZone, seen: version }, { now })
      },
      inForce: zone,
    }
  },
  'the provider of single sign-on': async () => {
    await keepSignOnSettings(viewer, { ...provider, clientSecret: 'sealed' }, { now })
    return {
      seen: async () => (await findSignOnSettings(viewer))?.versions.provider ?? '',
      change: (to, version) =>
        keepSignOnSettings(
          viewer,
          { ...provider, domains: [`hospital-${to}.example`], seen: version },
          { now: new Date() },
        ),
      inForce: () => findSignOnSettings(viewer),
    }
  },
  'how strongly people sign in at the provider': async () => {
    await keepSignOnSettings(viewer, { ...provider, clientSecret: 'sealed' }, { now })
    return {
      seen: async () => (await findSignOnSettings(viewer))?.versions.askedStrength ?? '',
      change: (to, version) => askStrength(viewer, { strength: `level-${to}`, seen: version }),
      inForce: async () => (await findSignOnSettings(viewer))?.askedStrength,
    }
  },
  'whether single sign-on is switched on': async () => {
    await keepSignOnSettings(viewer, { ...provider, clientSecret: 'sealed' }, { now })
    await noteSignOnTrial(viewer, { organisationId: viewer.organisationId, ...provider, now })
    await owner.breakGlass.createMany({
      data: { organisationId: viewer.organisationId, personId: viewer.personId, namedAt: now },
      skipDuplicates: true,
    })
    return {
      seen: async () => (await findSignOnSettings(viewer))?.versions.requirement ?? '',
      change: (to, version) => switchSignOn(viewer, (['off', 'optional', 'required'] as const)[to], { seen: version }),
      inForce: async () => (await findSignOnSettings(viewer))?.requirement,
    }
  },
  'what a group of the directory means': async () => {
    const { id: groupId } = await owner.scimGroup.create({
      data: {
        organisationId: viewer.organisationId,
        displayName: `Nurses ${randomUUID()}`,
        createdAt: now,
        changedAt: now,
      },
    })
    const version = async () => {
      const preview = await previewMeaning(viewer, { groupId, meaning: { kind: 'nothing' } })
      return preview?.version ?? ''
    }
    return {
      seen: version,
      change: (to, version) => {
        const role = (['administrator', 'manager', 'clinician'] as const)[to]
        return setMeaning(viewer, { groupId, meaning: { kind: 'role', role }, seen: version }, { now })
      },
      inForce: version,
    }
  },
  'a person’s details': async () => {
    const { organisationId, personId } = viewer
    const row = await owner.person.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id: personId } } })
    const { givenName, familyName, email, profession } = row
    const details = { personId, givenName, familyName, email, profession, roles: ['administrator'] as const }
    return {
      seen: async () => (await findPerson(viewer, personId))?.version ?? '',
      change: (to, version) => changePerson(viewer, { ...details, givenName: `Ana ${to}`, seen: version }, { now }),
      inForce: () => findPerson(viewer, personId),
    }
  },
  'a team’s name and place': async () => {
    const teamId = home.teams.ward
    const team = () => findTeam(viewer, teamId)
    return {
      seen: async () => {
        const teamNow = await team()
        return shownVersion({ name: teamNow?.name, parentId: teamNow?.parentId })
      },
      change: (to, version) =>
        changeTeam(viewer, { teamId, name: `Ward ${to}`, parentId: null, seen: version }, { now }),
      inForce: team,
    }
  },
}

const isTold = (outcome: unknown) => JSON.stringify(outcome).includes('changed-meanwhile')

describe.each(Object.entries(kinds))('two administrators who change %s', (_name, prepare) => {
  test('one after the other: the second is told, and undoes nothing', async () => {
    const { seen, change, inForce } = await prepare()
    const shownVersion = await seen()
    expect(isTold(await change(1, shownVersion))).toBe(false)
    const after = await inForce()
    expect(isTold(await change(2, shownVersion))).toBe(true)
    expect(await inForce()).toEqual(after)
    // Who has seen it decides anew.
    expect(isTold(await change(2, await seen()))).toBe(false)
    expect(await inForce()).not.toEqual(after)
  })

  test('at once: one of them is told, and a form that is sent twice is not', async () => {
    const { seen, change } = await prepare()
    await change(0, await seen())
    const shownVersion = await seen()
    const verdicts = (await Promise.all([change(1, shownVersion), change(2, shownVersion)])).map(isTold)
    expect(verdicts.toSorted()).toEqual([false, true])
    expect(isTold(await change(verdicts[0] ? 2 : 1, shownVersion))).toBe(false)
  })
})
