import { inOrganisation } from '#data/database/database.ts'

/** Keeps what a person is about to set up. What they had begun before is replaced; what they have set up stays. */
export async function dangerouslyBeginSecondFactor(
  person: { readonly organisationId: string; readonly personId: string },
  { sealedFactor, now }: { sealedFactor: string; now: Date },
): Promise<void> {
  const { organisationId, personId } = person
  await inOrganisation(person, async (transaction) => {
    await transaction.secondFactor.deleteMany({ where: { organisationId, personId, confirmedAt: null } })
    await transaction.secondFactor.createMany({
      data: { organisationId, personId, sealed: sealedFactor, createdAt: now },
      skipDuplicates: true,
    })
  })
}
