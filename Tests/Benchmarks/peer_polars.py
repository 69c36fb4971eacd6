"""The work of `vbp score` in Polars: `peer_polars.py score INPUT OUTPUT [WAY]`.

WAY tells as JSON how order lines are written, as in `peer_duckdb.py`.

The plan is lazy, the engine streams, columns are typed and two threads work: its fastest settings
here. What vbp does besides, and this does not: see `peer_duckdb.py`.
"""
import json
import os
import sys

os.environ["POLARS_MAX_THREADS"] = "2"

import polars as pl  # noqa: E402 (reads the number of threads when it is imported)

FLAGS = ("urgent", "cold_chain", "remote")
MOMENTS = ("ordered_at", "confirmed_at", "delivered_at")
TYPES = dict.fromkeys(("ordered_qty", "delivered_qty", "unit_price"), pl.Decimal(9, 2))
# What Polars reads as moments by itself.
OWN_FORM = "%Y-%m-%d %H:%M"
USUAL = {"separator": ",", "moments": OWN_FORM, "yes": "Y"}
KEYS = ["distributor", "quarter"]


def minutes(duration):
    """A duration in whole minutes."""
    return duration.dt.total_minutes()


def started_days(beyond):
    """How many days have begun after a limit, of which three of a line count."""
    days = pl.min_horizontal((beyond + 1439) // 1440, 3)
    return pl.when(beyond > 0).then(days).otherwise(0)


def read(source, way):
    """The file, every column typed, with moments in their one form and flags as truth."""
    own = way["moments"] == OWN_FORM
    types = {**dict.fromkeys(MOMENTS, pl.Datetime("us")), **TYPES} if own else TYPES
    # The file says which columns it has; none of their types is guessed.
    table = pl.scan_csv(
        source, schema_overrides=types, infer_schema=False, separator=way["separator"])
    columns = table.collect_schema().names()
    if not own:
        table = table.with_columns(pl.col(MOMENTS).str.to_datetime(way["moments"]))
    return table.with_columns(
        (pl.col(name) == way["yes"] if name in columns else pl.lit(False)).alias(name)
        for name in FLAGS)


def rows(source, way):
    """The rows with what an indicator asks of each."""
    table = read(source, way)
    limit = pl.when("urgent").then(8).when(pl.col("cold_chain") | pl.col("remote")).then(72)
    confirmed = minutes(pl.col("confirmed_at") - pl.col("ordered_at"))
    table = table.with_columns(
        quarter=pl.col("ordered_at").dt.truncate("1q"),
        allowed=limit.otherwise(48) * 60,
        after=minutes(pl.col("delivered_at") - pl.col("ordered_at")),
        slow=(confirmed > 1440).fill_null(True),
        short=(pl.col("delivered_qty") < pl.col("ordered_qty")).fill_null(True),
        ordered_value=pl.col("ordered_qty") * pl.col("unit_price"),
    )
    return table.with_columns(
        late=~pl.col("short") & (pl.col("after") > pl.col("allowed")))


def groups(table):
    """Sums of whole lines, but a group of its own for a short line or an order with a breach."""
    short, urgent, late = pl.col("short"), pl.col("urgent"), pl.col("late")
    own = pl.col("slow") | short | (urgent & late)
    first = ["urgent", "allowed", "ordered_at", "ordered_qty", "unit_price"]
    return table.group_by(
        *KEYS,
        pl.when(own).then("order_id").alias("order_key"),
        pl.when(short).then("line").alias("line_key"),
    ).agg(
        pl.col("slow").any(),
        (~short).sum().alias("whole"),
        started_days(pl.col("after") - pl.col("allowed")).filter(late & ~urgent).sum()
        .alias("days"),
        (urgent & late).any().alias("late_emergency"),
        pl.col("ordered_value").filter(~short).sum(),
        pl.col("delivered_qty").filter(short).sum().alias("got"),
        pl.col("after").max().alias("arrived_after"),
        *[pl.col(name).first() for name in first],
    )


def lines(table):
    """What was counted of whole lines, and what the parts of a short line amount to."""
    parts = pl.col("line_key").is_not_null()
    never = pl.col("arrived_after").is_null()
    end = minutes(pl.col("quarter").dt.offset_by("1q") - pl.col("ordered_at"))
    beyond = pl.coalesce("arrived_after", end) - pl.col("allowed")
    part_days = (
        pl.when("urgent").then(0)
        .otherwise(pl.max_horizontal(never.cast(pl.Int64), started_days(beyond))))
    got = pl.min_horizontal("got", "ordered_qty")
    return table.with_columns(
        lines=pl.col("whole") + parts.cast(pl.Int64),
        days=pl.when(parts).then(part_days).otherwise("days"),
        short=parts & (pl.col("got") < pl.col("ordered_qty")),
        late_emergency=pl.when(parts).then(pl.col("urgent") & (never | (beyond > 0)))
        .otherwise("late_emergency"),
        delivered_value=pl.when(parts).then(got * pl.col("unit_price"))
        .otherwise("ordered_value"),
        ordered_value=pl.when(parts).then(pl.col("ordered_qty") * pl.col("unit_price"))
        .otherwise("ordered_value"),
    )


def score(source, target, way):
    """Counts B1–B4 and E1 of every distributor and quarter."""
    counted = ["lines", "days", "short", "ordered_value", "delivered_value"]
    orders = lines(groups(rows(source, way))).group_by(*KEYS, "order_key").agg(
        pl.col("slow", "late_emergency").any(), pl.col(counted).sum())
    rate = pl.col("delivered_value").cast(pl.Float64) / pl.col("ordered_value").cast(pl.Float64)
    steps = (95 - 100 * rate).round(9).ceil().clip(0).cast(pl.Int64)
    emergency = pl.col("late_emergency")
    units = orders.with_columns(B1=pl.col("slow") & ~emergency, E1=emergency).group_by(KEYS).agg(
        pl.col("B1", "E1", *counted).sum())
    result = units.select(
        "distributor",
        pl.format("{}Q{}", pl.col("quarter").dt.year(), pl.col("quarter").dt.quarter())
        .alias("quarter"),
        "lines", "B1", pl.col("days").alias("B2"), pl.col("short").alias("B3"),
        pl.when(pl.col("lines") < 100).then(0).otherwise(steps).alias("B4"), "E1",
    ).sort(KEYS)
    result.collect(engine="streaming").write_csv(target)


if __name__ == "__main__":
    task, given, wanted, *told = sys.argv[1:]
    {"score": score}[task](given, wanted, {**USUAL, **json.loads(told[0])} if told else USUAL)
