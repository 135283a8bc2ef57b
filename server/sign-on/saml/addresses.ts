import { publicUrl } from '#platform/env.ts'

/** What Curtain is called at an organisation's provider (its entity id), and where its metadata is: for each its own. */
export function serviceAddress(organisationId: string): string {
  return `${publicUrl()}/api/sign-on/saml/${organisationId}`
}

/** Where the provider's answer is posted to (assertion consumer service). */
export function answerAddress(organisationId: string): string {
  return `${serviceAddress(organisationId)}/answer`
}
