import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { Administrator, Clinician, Manager } from '#data/viewer.ts'
import type { ReportTables } from '#domain/reports/report-table.ts'
import { languageOf } from '#i18n/languages.ts'
import { requireDuties } from '#server/session.ts'
import { asFile } from './file-name.ts'
import { reportCsv } from './report-csv.ts'
import { reportXlsx } from './report-xlsx.ts'

type ViewerAs = { clinician: Clinician; manager: Manager; administrator: Administrator }

const ReportQuery = z.object({ format: z.enum(['csv', 'xlsx']), table: z.string().optional() })

const plainText = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

type Context<Params> = { readonly params: Promise<Params> }

/**
 * The route of a report's downloads, `?format=csv` (with `&table=` for another than the first) or `?format=xlsx`.
 * The report is read by the same function and for the same viewer as the page: what someone may not see is not found.
 *
 * @param as who may, in the order in which their duties are tried.
 * @param read the report's tables in the viewer's language; null: not theirs to see.
 */
export function reportDownload<As extends keyof ViewerAs, Params = Record<string, string>>(
  as: readonly As[],
  read: (
    viewer: ViewerAs[As],
    params: Params,
    at: { now: Date; search: URLSearchParams },
  ) => Promise<ReportTables | null>,
): (request: Request, context: Context<Params>) => Promise<Response> {
  return async (request, { params }) => {
    const duties: { [duty in keyof ViewerAs]: ViewerAs[duty] | null } = await requireDuties()
    const { searchParams: search } = new URL(request.url)
    const query = ReportQuery.safeParse(Object.fromEntries(search))
    if (!query.success) return new Response('Expected format=csv or format=xlsx.\n', { status: 400 })
    const now = new Date()
    for (const duty of as) {
      const viewer: ViewerAs[As] | null = duties[duty]
      const report = viewer === null ? null : await read(viewer, await params, { now, search })
      if (viewer !== null && report !== null) return fileOf(report, query.data, viewer.language)
    }
    return notFound()
  }
}

async function fileOf(
  { name, asOf, tables, leftOut = [] }: ReportTables,
  query: z.infer<typeof ReportQuery>,
  language: string,
): Promise<Response> {
  const fileName = `${name}-${asOf.toISOString().slice(0, 10)}`
  if (query.format === 'xlsx') {
    const workbook = await reportXlsx(tables, { direction: languageOf(language).direction })
    return file(new Uint8Array(workbook), {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${fileName}.xlsx`,
    })
  }
  const table = query.table === undefined ? tables[0] : tables.find(({ key }) => key === query.table)
  if (table === undefined) {
    const left = leftOut.find(({ key }) => key === query.table)
    if (left === undefined) return notFound()
    return new Response(`${left.because}\n`, { status: 404, headers: plainText })
  }
  return file(reportCsv(table), { type: 'text/csv; charset=utf-8', name: `${fileName}-${table.key}.csv` })
}

function file(body: string | Uint8Array<ArrayBuffer>, { type, name }: { type: string; name: string }): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      ...asFile(name),
      'cache-control': 'no-store',
    },
  })
}
