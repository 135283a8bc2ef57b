import { asOwner, type OwnerDatabase } from '#data/database/owner-database.ts'

/** An owner's connection for the length of a test file: `close` ends it. */
export async function openOwner(ownerUrl: string): Promise<{ owner: OwnerDatabase; close: () => Promise<void> }> {
  return new Promise((opened, failed) => {
    const finished = asOwner(
      ownerUrl,
      (owner) =>
        new Promise<void>((release) => {
          opened({
            owner,
            close: async () => {
              release()
              await finished
            },
          })
        }),
    )
    finished.catch(failed)
  })
}
