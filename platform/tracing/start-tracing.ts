import { context, ProxyTracerProvider, type Tracer, type TracerProvider, trace } from '@opentelemetry/api'
import { startSendingLogs } from './send-logs.ts'
import { traceEndpoint, traceHeaders } from './trace-settings.ts'
import { tracerName } from './traced.ts'

/**
 * Sends what `traced.ts` tells to OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP, as JSON); without it nothing is loaded and nothing
 * told; and lines of the log, where they are to be sent (send-logs.ts). What a receiver does that is away or slow holds up nobody: spans wait in memory, and those that are too many are dropped.
 */
export async function startTracing(process: 'web' | 'worker'): Promise<{ readonly stop: () => Promise<void> }> {
  const endpoint = traceEndpoint()
  if (endpoint === undefined) return { stop: async () => {} }
  const logs = startSendingLogs(process)
  const [
    { TracerProvider: SdkProvider, BatchSpanProcessor },
    { OTLPTraceExporter },
    { AsyncLocalStorageContextManager },
    sdk,
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: traceHeaders() })
  const provider = new SdkProvider({
    resource: sdk.resourceFromAttributes({ 'service.name': `curtain-${process}` }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(ownAlone(provider))
  return {
    stop: async () => {
      await provider.shutdown().catch(() => {})
      await logs.stop()
    },
  }
}

/** Next would tell of the same requests with their whole addresses: only what is ours is told. */
function ownAlone(provider: TracerProvider): TracerProvider {
  const silent = new ProxyTracerProvider()
  const ofName = (name: string): TracerProvider => (name === tracerName ? provider : silent)
  return { getTracer: (name, version, options): Tracer => ofName(name).getTracer(name, version, options) }
}
