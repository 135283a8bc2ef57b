import { getTranslations } from 'next-intl/server'
import { ChangedFields } from '#components/imports/changed-fields.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { type ImportRow, listImportRows } from '#data/imports/list-import-rows.ts'
import type { Administrator } from '#data/viewer.ts'
import type { RowVerdict } from '#domain/people-import/import-progress.ts'
import { refusalWords } from '#server/imports/refusal-words.ts'

/** The rows of an import that do one thing: who they are about, and what they would do or why not. */
export async function ImportRows({
  viewer,
  id,
  shown,
  page,
}: {
  viewer: Administrator
  id: string
  shown: RowVerdict | 'kept'
  page: number
}) {
  const t = await getTranslations('import')
  const importRows = await listImportRows(viewer, { id, shown, page })
  if (importRows.rows.length === 0) return <EmptyState title={t(`noRows.${shown}`)} />
  const does = await Promise.all(importRows.rows.map((row) => whatItDoes(row, shown)))
  return (
    <>
      <DataTable
        caption={t(`caption.${shown}`)}
        columns={[
          { key: 'row', label: t('row') },
          { key: 'who', label: shown === 'refused' ? t('inTheFile') : t('who') },
          { key: 'does', label: t(`does.${shown}`) },
        ]}
        rows={importRows.rows.map((row, place) => ({ key: `${row.row}`, cells: [row.row, who(row), does[place]] }))}
      />
      <PageLinks
        page={importRows.page}
        pages={importRows.pages}
        hrefOf={(number) => `/admin/people/import/${id}?${new URLSearchParams({ show: shown, page: `${number}` })}`}
      />
    </>
  )
}

function who({ detail, personId, name, fields }: ImportRow) {
  if (detail.verdict === 'refused')
    return (
      <bdi>
        {fields
          .filter((field) => field !== '')
          .join(' · ')
          .slice(0, 200)}
      </bdi>
    )
  if (personId !== null) return <Link href={`/admin/people/${personId}`}>{name}</Link>
  if (detail.verdict === 'unchanged') return name
  const { givenName, familyName } = detail.person
  return <bdi>{`${givenName} ${familyName}`.trim()}</bdi>
}

async function whatItDoes({ detail, because }: ImportRow, view: RowVerdict | 'kept') {
  const t = await getTranslations('import')
  if (view === 'kept') return t(`because.${because ?? 'changed-since'}`)
  switch (detail.verdict) {
    case 'created': {
      const { person, roles, teams, manages } = detail
      const parts = [
        person.email,
        person.externalId,
        person.profession,
        person.site,
        ...teams,
        ...roles.map((role) => t(`role.${role}`)),
        ...manages.map((team) => `${t('field.manages')}: ${team}`),
      ]
      return <bdi>{parts.filter((each) => each !== null && each !== '').join(' · ')}</bdi>
    }
    case 'changed':
      return <ChangedFields changes={detail.changes} />
    case 'unchanged':
      return t('nothing')
    case 'refused':
      return refusalWords(detail)
  }
}
