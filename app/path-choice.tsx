import { getTranslations } from 'next-intl/server'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { Link } from '#components/ui/link.tsx'
import { listPathsInUse } from '#data/assignments/list-paths-in-use.ts'
import type { Administrator } from '#data/viewer.ts'

/** In a form that assigns: a path instead of modules, where there is one; and the way to the paths. */
export async function PathChoice({ administrator }: { administrator: Administrator }) {
  const paths = await listPathsInUse(administrator)
  const t = await getTranslations('assignments.paths')
  return (
    <>
      {paths.length > 0 && (
        <FormSelect
          name="pathId"
          label={t('choice')}
          hint={t('dates')}
          choices={[
            { value: '', label: t('choiceNone') },
            ...paths.map(({ id, name, steps }) => ({
              value: id,
              label: t('choiceOf', { name, count: steps }),
            })),
          ]}
          optional
        />
      )}
      <p className="text-note">
        <Link href="/admin/assignments/paths">{t('link')}</Link>
      </p>
    </>
  )
}
