import { getFormatter, getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { DirectoryOverview } from '#data/provisioning/directory-overview.ts'
import { publicUrl } from '#platform/env.ts'
import { endDirectoryToken, makeDirectoryToken } from '#server/actions/provisioning-actions.ts'
import '#components/ui/command.css'

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** The address and the tokens that the directory needs. */
export async function ConnectionSection({ overview }: { overview: DirectoryOverview }) {
  const { tokens, users } = overview
  const t = await getTranslations('provisioning.connection')
  const format = await getFormatter()
  const now = new Date()
  return (
    <Section title={t('title')} id="connection" aside={t('users', { count: users })}>
      <p>
        {t('address')} <code className="address">{`${publicUrl()}/scim/v2`}</code>
      </p>
      {tokens.length > 0 && (
        <DataTable
          caption={t('caption')}
          columns={[
            { key: 'name', label: t('name') },
            { key: 'made', label: t('made') },
            { key: 'used', label: t('used') },
            { key: 'ends', label: t('ends') },
            { key: 'act', label: <span className="sr-only">{t('end')}</span> },
          ]}
          rows={tokens.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => ({
            key: id,
            cells: [
              name,
              format.dateTime(createdAt, day),
              lastUsedAt === null ? t('never') : format.relativeTime(lastUsedAt, now),
              expiresAt > now ? (
                format.dateTime(expiresAt, day)
              ) : (
                <Tag key="ended" kind="alarm">
                  {t('ended')}
                </Tag>
              ),
              <ActionForm key="act" action={endDirectoryToken} submit={t('end')} layout="button" kind="quiet">
                <input type="hidden" name="tokenId" value={id} />
              </ActionForm>,
            ],
          }))}
        />
      )}
      <p>{t('rotate')}</p>
      <ActionForm action={makeDirectoryToken} submit={t('make')}>
        <ActId />
        <FormText name="tokenName" label={t('tokenName')} hint={t('tokenNameHint')} />
        <FormSelect
          name="days"
          label={t('lasts')}
          defaultValue="180"
          choices={['90', '180', '365'].map((days) => ({ value: days, label: t('days', { days }) }))}
        />
      </ActionForm>
    </Section>
  )
}
