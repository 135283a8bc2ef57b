import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { readerIn, readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import type { Digest } from '#domain/notices/digest.ts'
import type { Text } from '#domain/scenario/module.ts'
import { digestsOf } from './internal/digests.ts'
import { NoticeRow, noticeRows } from './internal/notice-row.ts'

/** Something that the viewer was told. `module`: which it is about; null: about none. */
export type ListedNotice = NoticeRow & { readonly module: Text | null; readonly digest: Digest | null }

const noticesAPage = 30

/** What the viewer was told, newest first; `before` is the last notice of the page before. */
export async function listNotices(
  viewer: Viewer,
  { before }: { before: string | null },
  { now }: { now: Date },
): Promise<{ notices: ListedNotice[]; more: string | null }> {
  const own = sql`n.organisation_id = ${viewer.organisationId}::uuid AND n.person_id = ${viewer.personId}::uuid
    AND (${before}::uuid IS NULL OR (n.created_at, n.id) < (
      SELECT b.created_at, b.id FROM notice b
      WHERE b.organisation_id = ${viewer.organisationId}::uuid AND b.person_id = ${viewer.personId}::uuid AND b.id = ${before}::uuid))`
  const rows = await readInOrganisation(viewer, NoticeRow, noticeRows(own, { now, most: noticesAPage + 1 }))
  const visibleRows = rows.slice(0, noticesAPage)
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const slugs = new Set(visibleRows.flatMap(({ moduleSlug }) => (moduleSlug === null ? [] : [moduleSlug])))
  const retiredFaces = await retiredModuleFaces(
    viewer,
    [...slugs].filter((slug) => !faces.has(slug)),
    curriculum,
  )
  const digests = await digestsOf(readerIn(viewer), viewer, visibleRows, practicesFor(viewer, curriculum))
  const notices = visibleRows.map((row) => {
    const face = faces.get(row.moduleSlug ?? '') ?? retiredFaces.get(row.moduleSlug ?? '')
    return { ...row, module: face?.title ?? null, digest: digests.get(row.id) ?? null }
  })
  return { notices, more: rows.length > noticesAPage ? (visibleRows.at(-1)?.id ?? null) : null }
}
