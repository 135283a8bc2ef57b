import { answerAddress, serviceAddress } from '#server/sign-on/saml/addresses.ts'
import {
  assertionOf,
  inBase64,
  makeSamlProvider,
  metadataOf,
  readRequest,
  responseOf,
  signed,
} from '#server/sign-on/saml/provider.testing.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('an administrator sets up SAML from a file and tries it: the provider’s page posts its answer across sites', async ({
  page,
  organisation,
  signIn,
}) => {
  const { organisationId } = organisation
  const email = organisation.email('admin')
  const provider = makeSamlProvider()
  await page.route(`${provider.issuer}/**`, async (route) => {
    const now = Date.now()
    const said = {
      nameId: 'one',
      attributes: { mail: [email] },
      inResponseTo: readRequest(route.request().url()).id,
      audience: serviceAddress(organisationId),
      recipient: answerAddress(organisationId),
      issuer: provider.issuer,
      from: new Date(now),
      until: new Date(now + 300_000),
    }
    const answer = inBase64(responseOf(said, signed(assertionOf(said), provider.key)))
    const form = `<form method="post" action="${said.recipient}"><input type="hidden" name="SAMLResponse" value="${answer}"><button>Go on</button></form>`
    await route.fulfill({ contentType: 'text/html', body: form })
  })
  await signIn(email)
  await page.goto('/admin/single-sign-on')
  await page.getByRole('link', { name: 'My provider uses SAML 2.0' }).click()
  await expectNoAxeViolations(page)
  await page.getByLabel('Or a file with the metadata').setInputFiles({
    name: 'metadata.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(metadataOf(provider, [provider.key])),
  })
  await page.getByRole('textbox', { name: 'Domains' }).fill(email.slice(email.indexOf('@') + 1))
  await page.getByRole('button', { name: 'Save provider' }).click()
  await expect(page.getByText(provider.issuer, { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Try it now' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('It works.')).toBeVisible()
  await expectNoAxeViolations(page)
})
