import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { type OpenApiOperation, openApiDocument } from '#server/api/document.ts'
import { fieldsOf, typeOf } from './schema-words.ts'

/** One thing to ask for: its address, what it means, its parameters and the fields of its answer. */
export async function OperationView({ path, operation }: { path: string; operation: OpenApiOperation }) {
  const { operationId, summary, description, parameters } = operation
  const { schemas } = openApiDocument().components
  const t = await getTranslations('api.developers')
  const row = schemas[operation['x-row']]
  return (
    <section id={operationId} className="mt-6" lang="en" dir="ltr">
      <h3>{summary}</h3>
      <p>
        <code className="break-all">GET /api/v1{path}</code>
      </p>
      <p>{description}</p>
      {parameters.length > 0 && (
        <Disclosure summary={t('parameters')}>
          <DataTable
            caption={`${t('parameters')}: ${summary}`}
            columns={[
              { key: 'name', label: t('parameter') },
              { key: 'type', label: t('type') },
              { key: 'meaning', label: t('meaning') },
            ]}
            rows={parameters.map(({ name, schema, description: meaning }) => ({
              key: name,
              cells: [<code key="name">{name}</code>, typeOf(schema), meaning],
            }))}
          />
        </Disclosure>
      )}
      {row !== undefined && (
        <Disclosure summary={t('fields')}>
          <DataTable
            caption={`${t('fields')}: ${summary}`}
            columns={[
              { key: 'name', label: t('field') },
              { key: 'type', label: t('type') },
              { key: 'meaning', label: t('meaning') },
            ]}
            rows={fieldsOf(row).map(({ name, schema }) => ({
              key: name,
              cells: [<code key="name">{name}</code>, typeOf(schema), schema.description ?? ''],
            }))}
          />
        </Disclosure>
      )}
    </section>
  )
}
