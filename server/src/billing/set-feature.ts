import type { WorkspaceId } from '#kernel';
import type { Feature, FeatureInput } from './feature.ts';
import type { Reading } from './needs.ts';

/**
 * Defines a feature, or changes it from now on: open reservations keep the cost they were made at.
 * Refuses with `invalid_request` or `invalid_amount`.
 */
export async function setFeature(needs: Reading, workspace: WorkspaceId, input: FeatureInput): Promise<Feature> {
  throw new Error(`not yet ${String([needs, workspace, input])}`);
}
