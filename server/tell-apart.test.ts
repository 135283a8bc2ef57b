import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { tellApart } from './tell-apart.ts'

setUpOwner()

type Person = { readonly organisationId: string; readonly personId: string }

/** As someone whose password was right, in an organisation of this name. */
const account = ({ organisationId, personId }: Person, organisationName: string) =>
  ({ organisationId, personId, organisationName, status: 'active', passwordHash: null }) as const

test('someone is told their own place in organisations of one name, and nothing of one that is called like no other', async () => {
  const name = `alike-${randomUUID()}`
  const [here, there] = [await makeTestOrganisation(owner, name), await makeTestOrganisation(owner, name)]
  expect(
    await tellApart([account(here.wardClinicians[1], 'St Anne’s'), account(there.bayManager, ' st anne’s')]),
  ).toEqual(
    new Map([
      [here.organisationId, { teams: ['Ward'], roles: ['clinician'] }],
      [there.organisationId, { teams: ['Bay'], roles: ['manager'] }],
    ]),
  )
  expect(
    await tellApart([account(here.wardClinicians[1], 'St Anne’s'), account(there.bayManager, 'St Agnes')]),
  ).toEqual(new Map())
  // Whoever stands in no team has a role.
  const differences = await tellApart([account(here.administrator, 'A'), account(there.bayManager, 'A')])
  expect(differences.get(here.organisationId)).toEqual({ teams: [], roles: ['administrator'] })
})
