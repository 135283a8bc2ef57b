import { answerAddress, serviceAddress } from './addresses.ts'

/** What a provider needs to know of Curtain, as it reads it (SAML V2.0 Metadata). */
export function serviceMetadata(organisationId: string): string {
  const [service, answer] = [serviceAddress(organisationId), answerAddress(organisationId)].map(escapeXml)
  return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${service}">
  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${answer}"/>
  </SPSSODescriptor>
</EntityDescriptor>
`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
