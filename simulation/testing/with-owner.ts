import { asOwner, type OwnerDatabase } from '#data/database/owner-database.ts'

/** An owner's connection for the length of a test file: `close` ends it. */
export async function openOwner(ownerUrl: string): Promise<{ owner: OwnerDatabase; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const ownerWork = asOwner(
      ownerUrl,
      (owner) =>
        new Promise<void>((release) => {
          resolve({
            owner,
            close: async () => {
              release()
              await ownerWork
            },
          })
        }),
    )
    ownerWork.catch(reject)
  })
}
