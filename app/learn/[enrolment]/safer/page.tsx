import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { SaferScene } from '#components/player/safer-scene.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Words } from '#components/ui/words.tsx'
import { findSaferPath } from '#data/attempts/find-safer-path.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ enrolment: string }>; searchParams: Promise<{ step?: string }> }

const Step = z.coerce.number().int().min(1).catch(1)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('player'))('safer.title') }
}

/** The safer path, a scene a page, from where the reader's own left it. What is safest stands under each scene. */
export default async function SaferPath({ params, searchParams }: Props) {
  const viewer = await requireViewer('clinician')
  const { enrolment } = await params
  const path = z.uuid().safeParse(enrolment).success ? await findSaferPath(viewer, enrolment) : null
  if (path === null) notFound()
  const step = Math.min(Step.parse((await searchParams).step), path.scenes.length)
  const scene = path.scenes[step - 1]
  if (scene === undefined) notFound()
  const t = await getTranslations('player.safer')
  const here = `/learn/${enrolment}`
  return (
    <Page>
      <PageHead
        title={t('title')}
        detail={t('step', { step, of: path.scenes.length })}
        above={
          <Link href={here}>
            <Words text={path.title} />
          </Link>
        }
      >
        {step === 1 && <p>{t('words', { scene: path.from })}</p>}
      </PageHead>
      <SaferScene shown={scene}>
        {step < path.scenes.length ? (
          <ButtonLink href={`${here}/safer?step=${step + 1}`}>{t('on')}</ButtonLink>
        ) : (
          <ButtonLink href={here}>{t('end')}</ButtonLink>
        )}
        {step > 1 && <Link href={`${here}/safer?step=${step - 1}`}>{t('before')}</Link>}
      </SaferScene>
    </Page>
  )
}
