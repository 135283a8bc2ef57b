import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { JsonSchema } from '#server/api/schema-of.ts'
import { typeOf } from './schema-words.ts'

type Value = { readonly name: string; readonly schema: JsonSchema; readonly description?: string }

/** What each of the parameters or fields of an operation is called, may be and means. */
export async function Values(props: { title: string; of: string; named: string; values: readonly Value[] }) {
  const { title, of, named, values } = props
  const t = await getTranslations('api.developers')
  return (
    <Disclosure summary={title}>
      <DataTable
        caption={`${title}: ${of}`}
        columns={[
          { key: 'name', label: named },
          { key: 'type', label: t('type') },
          { key: 'meaning', label: t('meaning') },
        ]}
        rows={values.map(({ name, schema, description = schema.description ?? '' }) => ({
          key: name,
          cells: [<code key="name">{name}</code>, typeOf(schema), description],
        }))}
      />
    </Disclosure>
  )
}
