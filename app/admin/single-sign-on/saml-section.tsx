import { getFormatter, getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormFile, FormText } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Section } from '#components/ui/section.tsx'
import { shownVersion } from '#data/shown-version.ts'
import type { SignOnSettings } from '#data/sign-on/settings.ts'
import { momentInZone, wholeDay } from '#domain/dates/date-formats.ts'
import { keepSaml } from '#server/actions/saml-actions.ts'
import { answerAddress, serviceAddress } from '#server/sign-on/saml/addresses.ts'
import { certificateFacts } from '#server/sign-on/saml/certificate-facts.ts'
import { OtherProtocol } from './other-protocol.tsx'
import { PeopleFields } from './people-fields.tsx'
import { ToCopy } from './to-copy.tsx'

/** What a provider of SAML needs to know of Curtain, and Curtain of it: each from the other's metadata. */
export async function SamlSection({
  settings,
  organisationId,
}: {
  settings: SignOnSettings | null
  organisationId: string
}) {
  const t = await getTranslations('signOn.saml')
  const provider = await getTranslations('signOn.provider')
  const saml = settings?.saml ?? null
  return (
    <Section title={provider('title')} id="provider">
      <OtherProtocol settings={settings} shown="saml" />
      <p>{t('intro')}</p>
      <ToCopy
        addresses={[
          [t('entity'), serviceAddress(organisationId)],
          [t('answer'), answerAddress(organisationId)],
        ]}
      />
      {settings !== null && saml !== null && <KnownProvider issuer={settings.issuer} saml={saml} />}
      <ActionForm action={keepSaml} submit={provider('submit')} kind={settings === null ? 'primary' : 'quiet'}>
        <SeenVersion version={settings?.versions.provider ?? shownVersion(null)} />
        <FormText
          name="metadataAddress"
          type="url"
          label={t('address')}
          hint={t('addressHint')}
          defaultValue={saml?.metadataAddress ?? ''}
          spellCheck={false}
          optional
        />
        <FormFile
          name="metadataFile"
          label={t('file')}
          hint={t('fileHint')}
          accept=".xml,text/xml,application/xml"
          optional
        />
        <PeopleFields settings={settings} />
      </ActionForm>
    </Section>
  )
}

/** The provider as it was read last. */
async function KnownProvider({ issuer, saml }: { issuer: string; saml: NonNullable<SignOnSettings['saml']> }) {
  const t = await getTranslations('signOn.saml')
  const format = await getFormatter()
  const now = new Date()
  return (
    <dl className="my-4">
      <dt className="text-note text-ink-soft">{t('issuer')}</dt>
      <dd className="mb-2 wrap-anywhere">
        <bdi dir="ltr">{issuer}</bdi>
      </dd>
      <dt className="text-note text-ink-soft">{t('certificates')}</dt>
      {saml.certificates.map(certificateFacts).map(({ fingerprint, until }) => (
        <dd key={fingerprint} className="mb-2">
          {t(until > now ? 'until' : 'ended', { day: format.dateTime(until, wholeDay) })}{' '}
          <code dir="ltr">
            {fingerprint.split(':').map((byte, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bytes that stay in their places
              <Fragment key={place}>
                {place > 0 && ':'}
                <wbr />
                {byte}
              </Fragment>
            ))}
          </code>
        </dd>
      ))}
      {saml.metadataReadAt !== null && (
        <>
          <dt className="text-note text-ink-soft">{t('asked')}</dt>
          <dd className="mb-2">{format.dateTime(saml.metadataReadAt, momentInZone)}</dd>
        </>
      )}
    </dl>
  )
}
