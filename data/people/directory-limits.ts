import { type Limit, takeTries } from '#data/people/internal/tries.ts'
import type { Provider } from '#data/viewer.ts'

/** Entra asks to be let through 25 times a second; more than this is no directory at work. */
const ofDirectory = ({ organisationId }: Provider): Limit => ({
  name: 'directory',
  most: 2400,
  seconds: 60,
  of: [organisationId],
})

/** Takes one request of an organisation’s directory; false when there is none left in this minute. */
export async function takeDirectoryRequest(provider: Provider): Promise<boolean> {
  return takeTries([ofDirectory(provider)])
}

/** Takes one try with a token that is unknown; false when the network has none left for a while. */
export async function dangerouslyTakeTokenTry(network: string): Promise<boolean> {
  return takeTries([{ name: 'directory-token', most: 100, of: [network] }])
}
