import { localiseFollowUps } from '#curriculum/localise.ts'
import { remember } from '#data/database/remember.ts'
import type { Candidate } from '#domain/follow-ups/next-question.ts'
import { secondsFor } from '#domain/follow-ups/reading-time.ts'
import type { FollowUpCase } from '#domain/follow-ups/show.ts'
import { followUpsInService } from './content-in-service.ts'
import { policyByVersion, type StoredCurriculum } from './curriculum.ts'

type Reader = { readonly organisationId: string; readonly language: string }

type Bank = { readonly cases: ReadonlyMap<string, FollowUpCase>; readonly candidates: readonly Candidate[] }

const bankForReader = remember({ most: 500 }, async (key: string): Promise<Bank> => {
  const [hash = '', organisationId = '', version = '', language = ''] = key.split(' ')
  const [published, policy] = await Promise.all([
    followUpsInService(hash),
    policyByVersion(`${organisationId} ${version}`),
  ])
  const followUpCases = localiseFollowUps(published, { language, policy })
  return {
    cases: new Map(followUpCases.map((each) => [each.item.id, each])),
    candidates: followUpCases.map((each) => ({
      itemId: each.item.id,
      practice: each.item.practice,
      documentHash: hash,
      seconds: secondsFor(each),
      ...(each.item.twins !== undefined && { twins: each.item.twins }),
    })),
  }
})

function bank({ organisationId, language }: Reader, hash: string, policyVersion: number): Promise<Bank> {
  return bankForReader(`${hash} ${organisationId} ${policyVersion} ${language}`)
}

/** The case that was asked, from the version of the bank that it was asked from, under the policy of the follow-up. */
export async function findCase(
  reader: Reader,
  reference: { readonly itemId: string; readonly documentHash: string },
  policyVersion: number,
): Promise<FollowUpCase> {
  const { cases } = await bank(reader, reference.documentHash, policyVersion)
  const followUpCase = cases.get(reference.itemId)
  if (followUpCase === undefined) throw new Error(`The bank ${reference.documentHash} has no item ${reference.itemId}`)
  return followUpCase
}

/** Every item of the banks in service. */
export async function casesInService(
  reader: Reader,
  { followUps }: Pick<StoredCurriculum, 'followUps'>,
  policyVersion: number,
): Promise<Candidate[]> {
  const banks = await Promise.all(followUps.map(({ hash }) => bank(reader, hash, policyVersion)))
  return banks.flatMap(({ candidates }) => candidates)
}
