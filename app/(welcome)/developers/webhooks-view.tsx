import { getTranslations } from 'next-intl/server'
import { openApiDocument } from '#server/api/document.ts'
import '#components/ui/running-text.css'
import { fieldsOf } from './schema-words.ts'
import { Values } from './values.tsx'
import '#components/ui/running-text.css'

/** What webhooks are sent, each kind with its fields. */
export async function WebhooksView() {
  const { webhooks, components } = openApiDocument()
  const t = await getTranslations('api.developers')
  return (
    <div lang="en">
      <div className="paragraphs">
        <p>
          Curtain sends a POST to the addresses that an administrator sets up on the page{' '}
          <a href="/admin/webhooks">Webhooks</a>. Messages are signed as{' '}
          <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> 1.0 says, so its libraries check them with
          the secret that was shown once. Answer with a status from 200 to 299 within five seconds; otherwise the
          message is sent again for five days, with the same webhook-id.
        </p>
      </div>
      {Object.entries(webhooks).map(([kind, { post }]) => (
        <section key={kind} id={post.operationId} className="mt-6">
          <h3>
            <code>{kind}</code>: {post.summary}
          </h3>
          <p>{post.description}</p>
          <Values
            title={t('messageFields')}
            of={post.summary}
            named={t('field')}
            values={fieldsOf(components.schemas[post['x-row']] ?? {})}
          />
        </section>
      ))}
    </div>
  )
}
