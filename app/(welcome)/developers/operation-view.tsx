import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { type JsonSchema, type OpenApiOperation, openApiDocument } from '#server/api/document.ts'
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
        <Values title={t('parameters')} of={summary} named={t('parameter')} values={parameters} />
      )}
      {row !== undefined && <Values title={t('fields')} of={summary} named={t('field')} values={fieldsOf(row)} />}
    </section>
  )
}

type Value = { readonly name: string; readonly schema: JsonSchema; readonly description?: string }

/** What each of the parameters or fields of an operation is called, may be and means. */
async function Values(shown: { title: string; of: string; named: string; values: readonly Value[] }) {
  const { title, of, named, values } = shown
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
