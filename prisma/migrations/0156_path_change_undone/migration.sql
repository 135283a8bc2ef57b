-- What a path was before it was changed last, for its Undo: {name, inOrder, steps, at}. Null: it was never changed, or that is undone.
ALTER TABLE "learning_path" ADD COLUMN "changed_from" JSONB;
