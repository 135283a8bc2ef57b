import { localiseFollowUps } from '#curriculum/localise.ts'
import type { Candidate } from '#domain/follow-ups/next-question.ts'
import { secondsFor } from '#domain/follow-ups/reading-time.ts'
import type { FollowUpCase } from '#domain/follow-ups/show.ts'
import { followUpsInService } from './content-in-service.ts'
import { policyByVersion, type StoredCurriculum } from './curriculum.ts'
import { forAudience } from './for-audience.ts'

type Reader = { readonly organisationId: string; readonly language: string }

type Bank = { readonly cases: ReadonlyMap<string, FollowUpCase>; readonly candidates: readonly Candidate[] }

const bankFor = forAudience({ mostMiB: 64 }, async (hash, audience): Promise<Bank> => {
  const followUpCases = localiseFollowUps(await followUpsInService(hash), audience)
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

async function bank(reader: Reader, hash: string, policyVersion: number): Promise<Bank> {
  return bankFor(hash, { language: reader.language, policy: await policyByVersion(reader, policyVersion) })
}

/** Every case of a bank. */
export async function casesOfBank(reader: Reader, hash: string, policyVersion: number): Promise<FollowUpCase[]> {
  return [...(await bank(reader, hash, policyVersion)).cases.values()]
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
