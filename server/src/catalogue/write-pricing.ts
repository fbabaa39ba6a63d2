import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pricingGuide } from './pricing-guide.ts';

writeFileSync(path.join(import.meta.dirname, '../../../docs/pricing.md'), pricingGuide());
