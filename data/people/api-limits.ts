import type { ApiClient } from '#data/api-client.ts'
import { type Limit, takeTries } from '#data/people/internal/tries.ts'

/** For each token: enough to read 50,000 people in a minute, page by page, and nothing that slows down who works here. */
export const apiRequestsAMinute = 600

const ofProgramme = ({ organisationId, tokenId }: ApiClient): Limit => ({
  name: 'api',
  most: apiRequestsAMinute,
  seconds: 60,
  of: [organisationId, tokenId],
})

/** Takes one request of a programme; false when there is none left in this minute. */
export async function takeApiRequest(client: ApiClient): Promise<boolean> {
  return takeTries([ofProgramme(client)])
}
