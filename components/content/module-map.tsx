import { useTranslations } from 'next-intl'
import type { GraphNode, ModuleGraph } from '#domain/annotated-content/annotated-content.ts'
import './module-map.css'

/** The scenes of a module and the ways between them: shapes tell what a scene is, lines which path it is on. */
export function ModuleMap({ graph }: { graph: ModuleGraph }) {
  const t = useTranslations('content')
  const { width, height, nodes, edges } = graph
  return (
    <figure className="module-map">
      <div className="module-map-drawing">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={t('mapName', { scenes: nodes.length, ways: edges.length })}
        >
          <defs>
            <marker
              id="way-tip"
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
              markerUnits="userSpaceOnUse"
            >
              <path d="M0 0L8 4L0 8z" className="fill-ink" />
            </marker>
          </defs>
          {edges.map(({ from, to, on, path }) => (
            <path key={`${from} ${to}`} d={path} className={`map-way map-way-${on}`} markerEnd="url(#way-tip)" />
          ))}
          {nodes.map((node) => (
            <g key={node.id}>
              <Shape node={node} />
              <text x={node.x} y={node.y + 4} textAnchor="middle">
                {node.number}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        {t('mapWords')} ○ {t('mapKey.story')} · ◇ {t('mapKey.decision')} · □ {t('mapKey.check')} · ◎ {t('mapKey.end')}
      </figcaption>
    </figure>
  )
}

function Shape({ node: { is, x, y } }: { node: GraphNode }) {
  switch (is) {
    case 'story':
      return <circle cx={x} cy={y} r="12" className="map-scene" />
    case 'decision':
      return <path d={`M${x} ${y - 17}L${x + 17} ${y}L${x} ${y + 17}L${x - 17} ${y}Z`} className="map-scene" />
    case 'check':
      return <rect x={x - 12} y={y - 12} width="24" height="24" className="map-scene" />
    case 'end':
      return (
        <>
          <circle cx={x} cy={y} r="12" className="map-scene" />
          <circle cx={x} cy={y} r="9" className="map-scene" />
        </>
      )
    default:
      return is satisfies never
  }
}
