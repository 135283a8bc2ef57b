import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { ListedApiToken } from '#data/api/list-api-tokens.ts'
import { endTokenOfApi } from '#server/actions/api-token-actions.ts'

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** The tokens, each with what it may read, when it was used, until when it holds, and its end. */
export async function TokenTable({ tokens, now }: { tokens: readonly ListedApiToken[]; now: Date }) {
  const t = await getTranslations('api')
  const words = await getTranslations('provisioning.connection')
  const format = await getFormatter()
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'may', label: t('may') },
        { key: 'made', label: words('made') },
        { key: 'used', label: words('used') },
        { key: 'ends', label: words('ends') },
        { key: 'act', label: <span className="sr-only">{words('end')}</span> },
      ]}
      rows={tokens.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt, replacedAt }) => ({
        key: id,
        cells: [
          <bdi key="name">{name}</bdi>,
          <code key="may" dir="ltr">
            {scopes.join(' ')}
          </code>,
          format.dateTime(createdAt, day),
          lastUsedAt === null ? words('never') : format.relativeTime(lastUsedAt, now),
          <span key="ends">
            {expiresAt > now ? format.dateTime(expiresAt, day) : <Tag kind="alarm">{words('ended')}</Tag>}
            {replacedAt !== null && expiresAt > now && (
              <>
                {' '}
                <Tag>{t('replaced')}</Tag>
              </>
            )}
          </span>,
          <ActionForm key="act" action={endTokenOfApi} submit={words('end')} layout="button" kind="quiet">
            <input type="hidden" name="tokenId" value={id} />
          </ActionForm>,
        ],
      }))}
    />
  )
}
