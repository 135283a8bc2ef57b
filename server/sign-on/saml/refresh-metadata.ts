import { dangerouslyKeepMetadata } from '#data/sign-on/keep-metadata.ts'
import { dangerouslyFindProvider, type SignOnProvider } from '#data/sign-on/provider.ts'
import { log } from '#platform/log.ts'
import { fetchMetadata } from './read-metadata.ts'

/**
 * The provider as its own address says that it is, asked again where that was so long ago: a provider announces its next certificate
 * there. As it was, where the address does not answer, or says that it is another.
 *
 * @param olderThan in milliseconds.
 */
export async function withFreshMetadata(
  provider: SignOnProvider,
  { olderThan, now }: { olderThan: number; now: Date },
): Promise<SignOnProvider> {
  const { organisationId, metadataAddress, metadataReadAt } = provider
  if (metadataAddress === '' || (metadataReadAt !== null && now.getTime() - metadataReadAt.getTime() < olderThan))
    return provider
  const read = await fetchMetadata(metadataAddress, { now })
  const isRead = typeof read !== 'string'
  if (!isRead) log('error', 'the metadata of a sign-in provider could not be read again', { problem: read })
  await dangerouslyKeepMetadata(provider, isRead ? read : null, { now })
  return (await dangerouslyFindProvider(organisationId)) ?? provider
}
