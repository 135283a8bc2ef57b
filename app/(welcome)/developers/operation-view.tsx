import { getTranslations } from 'next-intl/server'
import { type OpenApiOperation, openApiDocument } from '#server/api/document.ts'
import { fieldsOf } from './schema-words.ts'
import { Values } from './values.tsx'

/** One thing to ask for: its address, what it means, its parameters and the fields of its answer. */
export async function OperationView(props: { path: string; method: string; operation: OpenApiOperation }) {
  const { path, method, operation } = props
  const { operationId, summary, description, parameters, requestBody } = operation
  const { schemas } = openApiDocument().components
  const t = await getTranslations('api.developers')
  const row = schemas[operation['x-row']]
  const bodySchema = requestBody?.content['application/json'].schema
  return (
    <section id={operationId} className="mt-6" lang="en">
      <h3>{summary}</h3>
      <p>
        <code className="wrap-anywhere">
          {method.toUpperCase()} /api/v1{path}
        </code>
      </p>
      <p className="max-w-measure">{description}</p>
      {parameters.length > 0 && (
        <Values title={t('parameters')} of={summary} named={t('parameter')} values={parameters} />
      )}
      {bodySchema !== undefined && (
        <Values title={t('sent')} of={summary} named={t('field')} values={fieldsOf(bodySchema)} />
      )}
      {row !== undefined && <Values title={t('fields')} of={summary} named={t('field')} values={fieldsOf(row)} />}
    </section>
  )
}
