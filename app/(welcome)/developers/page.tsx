import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { publicUrl } from '#platform/env.ts'
import { openApiDocument } from '#server/api/document.ts'
import { problemKinds } from '#server/api/problem.ts'
import { OperationView } from './operation-view.tsx'
import { WebhooksView } from './webhooks-view.tsx'
import '#components/ui/running-text.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api'))('developers.title') }
}

/** The API's description, drawn from the same document that other systems read. It holds nothing of anyone. */
export default async function Developers() {
  const { paths, tags, info } = openApiDocument()
  const t = await getTranslations('api.developers')
  const request = `curl -H "Authorization: Bearer curtain_api_…" "${publicUrl()}/api/v1/people?limit=100"`
  return (
    <Page>
      <PageHead title={t('title')}>
        <p>{t('intro')}</p>
        <p>
          <a href="/api/v1/openapi.json">{t('document')}</a>
        </p>
      </PageHead>
      {/* The reference is English: it stays on one side, whatever the language of its headings. */}
      <div dir="ltr">
        <Section title={t('start')} id="start">
          <div className="paragraphs" lang="en">
            <p>{info.description}</p>
            <p>
              An administrator makes a token on the page <a href="/admin/api">API</a> and chooses what it can read and
              change. Send it with each request:
            </p>
            <p>
              <code className="wrap-anywhere">{request}</code>
            </p>
            <p>
              Lists come in pages: fetch the address in “next” until it is null. To keep up to date, send “changedSince”
              with the time of your last request, less five minutes. Each token can make 600 requests a minute. After
              that you get 429, and Retry-After says how many seconds to wait. Send If-None-Match with the last ETag,
              and you get 304 if nothing is new.
            </p>
            <p>
              Changes are sent as JSON. Send an Idempotency-Key of your own with each, such as a UUID: sent again with
              it within 24 hours, a request is done once and answered as it was. A change follows the same rules as on
              the pages, and stands in the audit trail in your token’s name.
            </p>
            <p>
              People see the name of your system next to what it read about them, and the audit trail records each time.
              Fetch only what you need.
            </p>
          </div>
        </Section>
        {tags.map(({ name }) => (
          <Section key={name} id={name.toLowerCase()} title={<span lang="en">{name}</span>}>
            {Object.entries(paths).flatMap(([path, methods]) =>
              Object.entries(methods).map(
                ([method, operation]) =>
                  operation.tags.includes(name) && (
                    <OperationView key={operation.operationId} path={path} method={method} operation={operation} />
                  ),
              ),
            )}
          </Section>
        ))}
        <Section title={t('webhooks')} id="webhooks">
          <WebhooksView />
        </Section>
        <Section title={t('problems')} id="problems">
          <div lang="en">
            <DataTable
              caption={t('problemsCaption')}
              columns={[
                { key: 'problem', label: t('problem') },
                { key: 'status', label: t('status') },
                { key: 'meaning', label: t('meaning') },
              ]}
              rows={Object.entries(problemKinds).map(([kind, { status, title }]) => ({
                key: kind,
                cells: [
                  <code key="problem" id={`problem-${kind}`}>
                    {kind}
                  </code>,
                  status,
                  title,
                ],
              }))}
            />
          </div>
        </Section>
      </div>
    </Page>
  )
}
