import { Refusal, type WorkspaceId } from '#kernel';
import { changing, record } from './change-rows.ts';
import { checkWords } from './check-service.ts';
import type { CatalogueNeeds } from './needs.ts';
import { readCategories, writeCategory, type Category } from './service-rows.ts';
import { requireStarted } from './term-rows.ts';

const categoriesMax = 1000;

/**
 * Says how a category is called in each language, and where it stands. Its services name it by its code. Refuses with
 * `invalid_request`, and with `not_found` where no catalogue was begun.
 */
export const setCategory = (
  { pool, clock }: CatalogueNeeds,
  workspace: WorkspaceId,
  category: Category,
  by: string,
): Promise<Category> =>
  changing(pool, workspace, async (tx) => {
    await requireStarted(tx, workspace);
    checkWords(category.names, 'names', 200);
    const all = await readCategories(tx, workspace);
    const before = all.find(({ code }) => code === category.code) ?? null;
    if (!before && all.length >= categoriesMax)
      throw new Refusal('above_limit', 'There are too many categories.', { limit: categoriesMax });
    const told = { before: before && tell(before), after: tell(category) };
    if (await record(tx, clock, workspace, { by, what: 'category', subject: category.code, ...told }))
      await writeCategory(tx, workspace, category);
    return category;
  });

const tell = ({ names, position }: Category) => ({ names: { ...names }, position });
