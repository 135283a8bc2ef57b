import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listApiTokens } from '#data/api/list-api-tokens.ts'
import { apiScopes } from '#domain/api/scopes.ts'
import { publicUrl } from '#platform/env.ts'
import { makeTokenOfApi, rotateTokenOfApi } from '#server/actions/api-token-actions.ts'
import { requireViewer } from '#server/session.ts'
import { scopeKey } from './scope-key.ts'
import { TokenTable } from './token-table.tsx'
import '#components/ui/command.css'

const Search = z.object({ done: z.enum(['token-ended']).nullable().catch(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api'))('title') }
}

/** Which programmes may read what of the organisation, and with which tokens. */
export default async function Api({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { done } = Search.parse({ done: null, ...(await searchParams) })
  const tokens = await listApiTokens(administrator)
  const now = new Date()
  const rotatable = tokens.filter(({ expiresAt, replacedAt }) => expiresAt > now && replacedAt === null)
  const t = await getTranslations('api')
  const admin = await getTranslations('admin')
  const connection = await getTranslations('provisioning.connection')
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
        <p>
          {t('addressLabel')} <code className="address">{`${publicUrl()}/api/v1`}</code>
        </p>
        <p>
          <Link href="/developers">{t('reference')}</Link>
        </p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t('tokenEnded')}</p>
        </Notice>
      )}
      <Section title={t('tokens')} id="tokens">
        {tokens.length === 0 ? <EmptyState title={t('none')} /> : <TokenTable tokens={tokens} now={now} />}
      </Section>
      <Section title={t('make')} id="make">
        <ActionForm action={makeTokenOfApi} submit={t('make')}>
          <ActId />
          <FormText name="tokenName" label={t('name')} hint={t('nameHint')} />
          <FormChoice
            pick="any"
            name="scopes"
            label={t('scopes')}
            choices={apiScopes.map((scope) => ({ value: scope, label: t(`scope.${scopeKey(scope)}`) }))}
          />
          <FormSelect
            name="days"
            label={connection('lasts')}
            defaultValue="180"
            choices={['90', '180', '365'].map((days) => ({ value: days, label: connection('days', { days }) }))}
          />
        </ActionForm>
      </Section>
      {rotatable.length > 0 && (
        <Section title={t('rotate')} id="rotate">
          <p>{t('rotateMeans')}</p>
          <ActionForm action={rotateTokenOfApi} submit={t('rotate')} kind="quiet">
            <ActId />
            <FormSelect
              name="tokenId"
              label={t('which')}
              defaultValue={rotatable[0]?.id ?? ''}
              choices={rotatable.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </ActionForm>
        </Section>
      )}
    </Page>
  )
}
