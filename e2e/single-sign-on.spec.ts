import { createServer } from 'node:http'
import { asOwner } from '#data/database/owner-database.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { answerAddress, serviceAddress } from '#server/sign-on/saml/addresses.ts'
import {
  assertionOf,
  inBase64,
  makeSamlProvider,
  metadataOf,
  readRequest,
  responseOf,
  signXml,
} from '#server/sign-on/saml/provider.testing.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('an administrator sets up SAML from a file and tries it: the provider’s page posts its answer across sites', async ({
  page,
  application,
  organisation,
  signIn,
}) => {
  const { organisationId } = organisation
  const email = organisation.email('admin')
  const provider = makeSamlProvider()
  // Another site than localhost, where the application is.
  const signInAddress = `http://127.0.0.1:${await findFreePort()}`
  const server = createServer((request, response) => {
    const facts = {
      nameId: 'one',
      attributes: { mail: [email] },
      inResponseTo: readRequest(`${signInAddress}${request.url}`).id,
      audience: serviceAddress(organisationId),
      recipient: answerAddress(organisationId),
      issuer: provider.issuer,
      from: new Date(),
      until: new Date(Date.now() + 300_000),
    }
    const answer = inBase64(responseOf(facts, signXml(assertionOf(facts), provider.key)))
    response.setHeader('content-type', 'text/html')
    response.end(
      `<form method="post" action="${facts.recipient}"><input type="hidden" name="SAMLResponse" value="${answer}"><button>Go on</button></form>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(Number(new URL(signInAddress).port), '127.0.0.1', resolve))
  await signIn(email)
  await page.goto('/admin/single-sign-on')
  await page.getByRole('link', { name: 'My provider uses SAML 2.0' }).click()
  await page.getByLabel('Or a file with the metadata').setInputFiles({
    name: 'metadata.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(metadataOf(provider, [provider.key])),
  })
  await page.getByRole('textbox', { name: 'Domains' }).fill(email.slice(email.indexOf('@') + 1))
  await page.getByRole('button', { name: 'Save provider' }).click()
  await expect(page.getByText(provider.issuer, { exact: true })).toBeVisible()
  // No metadata may name an address in the clear.
  await asOwner(application.ownerUrl, (owner) =>
    owner.signOn.update({ where: { organisationId }, data: { signInAddress } }),
  )
  await page.getByRole('link', { name: 'Try it now' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('It works.')).toBeVisible()
  await expectNoAxeViolations(page)
  server.close()
  server.closeAllConnections()
})
