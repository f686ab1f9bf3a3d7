package press

import (
	"context"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// Repair makes an ill store well, as [graph.Repair] does.
func Repair(ctx context.Context, dir string, s *schema.Schema) (graph.Repairs, error) {
	b := &build{opt: BuildOptions{Options: Options{Schema: s}.withDefaults()}}
	var err error
	if b.pipeline, err = fingerprint(b.opt.Schema); err != nil {
		return graph.Repairs{}, err
	}
	return graph.Repair(ctx, dir, b.opt.Schema, b.resolve)
}
