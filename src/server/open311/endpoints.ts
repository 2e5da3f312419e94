import type { Context } from 'hono'
import type { Node } from '../../core/open311/shape.ts'
import { list } from '../../core/open311/shape.ts'
import type { Env } from '../access/authorize.ts'
import { said } from './answer.ts'
import type { Open311Services } from './services.ts'

/** Since when the endpoints are as they are. */
const CHANGESET = '2026-11-29 21:00'

/** [T30] The endpoint of a community, as other systems are given it. */
export const endpointOf = ({ publicUrl }: Pick<Open311Services, 'publicUrl'>, slug: string): string =>
  `${publicUrl()}/c/${slug}/open311/v2`

/** [T30] Where the endpoints are: of the community that the address names, else of all of them. */
export async function discoveryOf(services: Open311Services, c: Context<Env>): Promise<Node> {
  const { community, locale } = c.get('caller')
  const { identity } = services
  const all = community ? [community] : await identity.places.communities()
  const demanded = community ? await identity.programs.demanded(community.id) : false
  return {
    changeset: CHANGESET,
    contact: said('contact', locale, { community: all.map(({ name }) => name).join('、') }),
    key_service: said(demanded ? 'demanded' : 'keys', locale),
    endpoints: list(
      'endpoint',
      all.map(({ slug }) => ({
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: endpointOf(services, slug),
        changeset: CHANGESET,
        type: 'production',
        formats: list('format', ['text/xml', 'application/json'] as unknown as object[]),
      })),
    ),
  }
}
