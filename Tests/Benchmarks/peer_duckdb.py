"""The work of vbp in DuckDB: `peer_duckdb.py score|select|audit INPUT OUTPUT [WAY]`.

WAY tells as JSON how order lines are written: separator, form of moments, word for yes, columns.

Columns are typed, rows may come in any order, and two threads work: its fastest settings here.
What vbp does besides, and this does not: find every fault of a file, exact fractions, reasons,
duplicate rows, ties and numbers that are not certain.
"""
import json
import sys

import duckdb

# At most three days of a line count. A line that one row delivers whole goes straight into the sums
# of its distributor and quarter; a line that came short, or an order that broke a limit, makes a
# group of its own.
SCORE = """
COPY (
WITH rows AS (
  SELECT *, delivered_qty IS NULL OR delivered_qty < ordered_qty AS short,
    CASE WHEN urgent THEN 8 WHEN cold_chain OR remote THEN 72 ELSE 48 END * 60 AS allowed,
    date_diff('minute', ordered_at, delivered_at) AS after,
    confirmed_at IS NULL OR confirmed_at > ordered_at + INTERVAL 24 HOUR AS slow
  FROM ({orders})
), groups AS (
  SELECT distributor, year(ordered_at) AS y, quarter(ordered_at) AS q,
    CASE WHEN slow OR short OR urgent AND after > allowed THEN order_id END AS order_key,
    CASE WHEN short THEN line END AS line_key,
    bool_or(slow) AS slow,
    count(*) FILTER (NOT short) AS whole,
    coalesce(sum(least((after - allowed + 1439) // 1440, 3))
      FILTER (NOT short AND NOT urgent AND after > allowed), 0) AS days,
    bool_or(NOT short AND urgent AND after > allowed) AS late_emergency,
    coalesce(sum(ordered_qty * unit_price) FILTER (NOT short), 0) AS value,
    any_value(urgent) AS urgent, any_value(allowed) AS allowed,
    any_value(ordered_at) AS ordered_at, any_value(unit_price) AS price,
    any_value(ordered_qty) AS wanted, coalesce(sum(delivered_qty) FILTER (short), 0) AS got,
    max(after) AS arrived_after
  FROM rows GROUP BY ALL
), lines AS (
  SELECT distributor, y, q, order_key, slow,
    line_key IS NOT NULL AS parts, whole + parts::INT AS lines,
    coalesce(arrived_after, date_diff('minute', ordered_at,
      date_trunc('quarter', ordered_at) + INTERVAL 3 MONTH)) - allowed AS beyond,
    CASE WHEN NOT parts THEN days WHEN urgent THEN 0
      ELSE greatest((arrived_after IS NULL)::INT, CASE WHEN beyond > 0
        THEN least((beyond + 1439) // 1440, 3) ELSE 0 END) END AS days,
    (parts AND got < wanted)::INT AS short,
    CASE WHEN parts THEN urgent AND (arrived_after IS NULL OR beyond > 0)
      ELSE late_emergency END AS late_emergency,
    CASE WHEN parts THEN wanted * price ELSE value END AS ordered_value,
    CASE WHEN parts THEN least(got, wanted) * price ELSE value END AS delivered_value
  FROM groups
), orders AS (
  SELECT distributor, y, q, order_key, sum(lines) AS lines, sum(days) AS days,
    sum(short) AS short, bool_or(late_emergency) AS late_emergency, bool_or(slow) AS slow,
    sum(ordered_value) AS ordered_value, sum(delivered_value) AS delivered_value
  FROM lines GROUP BY ALL
)
SELECT distributor, y || 'Q' || q AS quarter, sum(lines)::BIGINT AS lines,
  count(*) FILTER (slow AND NOT late_emergency) AS B1, sum(days)::BIGINT AS B2,
  sum(short)::BIGINT AS B3,
  CASE WHEN sum(lines) < 100 THEN 0 ELSE greatest(0, ceil(round(
    95 - 100 * sum(delivered_value)::DOUBLE / sum(ordered_value)::DOUBLE, 9)))::INT END AS B4,
  count(*) FILTER (late_emergency) AS E1
FROM orders GROUP BY ALL ORDER BY ALL
) TO '{target}' (HEADER)
"""

TYPES = {
    **dict.fromkeys(("ordered_at", "confirmed_at", "delivered_at"), "TIMESTAMP"),
    **dict.fromkeys(("ordered_qty", "delivered_qty", "unit_price"), "DECIMAL(9,2)"),
}
FLAGS = ("urgent", "cold_chain", "remote")
USUAL = {
    "separator": ",", "moments": "%Y-%m-%d %H:%M", "yes": "Y",
    "columns": ["order_id", "line", "distributor", "drug", *TYPES, *FLAGS],
}


def orders(source, way):
    """How order lines are read: every column typed, and moments in their one form."""
    words = {"Y": "BOOLEAN", "1": "BOOLEAN", "true": "BOOLEAN"}
    flag = words.get(way["yes"], "VARCHAR")
    types = {name: flag if name in FLAGS else TYPES.get(name, "VARCHAR") for name in way["columns"]}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    table = f"""read_csv('{source}', header = true, delim = '{way["separator"]}', quote = '"',
      escape = '"', timestampformat = '{way["moments"]}', columns = {{{columns}}})"""
    missing = "".join(f", false AS {name}" for name in FLAGS if name not in way["columns"])
    if flag == "BOOLEAN" or missing:
        return f"SELECT *{missing} FROM {table}"
    told = ", ".join(f"{name} = '{way['yes']}' AS {name}" for name in FLAGS)
    return f"SELECT * REPLACE ({told}) FROM {table}"


SELECT = """
COPY (
WITH bids AS (
  SELECT *, replace(strength, 'g', '')::DOUBLE / replace(main_strength, 'g', '')::DOUBLE AS x,
    quote / pack_count AS unit_price, unit_price / pow(1.7, log2(x)) AS price,
    round(price, 4) AS comparable_price, 1 - unit_price / ceiling AS cut
  FROM read_csv('{source}', header = true, delim = ',', quote = '"', escape = '"', columns = {{
    'lot': 'VARCHAR', 'bidder': 'VARCHAR', 'strength': 'VARCHAR', 'main_strength': 'VARCHAR',
    'form': 'VARCHAR', 'pack_count': 'INTEGER', 'quote': 'DECIMAL(12,4)',
    'ceiling': 'DECIMAL(12,4)', 'originator': 'VARCHAR', 'regions_supplied': 'INTEGER',
    'prior_volume': 'INTEGER', 'approval_date': 'DATE'}})
), ranked AS (
  SELECT *, quote <= ceiling * pack_count AS valid, count(*) OVER (PARTITION BY lot) AS bidders,
    min(price) FILTER (valid) OVER (PARTITION BY lot) AS lowest,
    row_number() OVER (PARTITION BY lot ORDER BY NOT coalesce(valid, false), comparable_price,
      regions_supplied DESC, prior_volume DESC, approval_date) AS rank
  FROM bids
)
SELECT lot, rank, bidder, strength, unit_price, comparable_price, cut,
  valid AND rank <= [1, 2, 2, 3, 4, 4, 5, 5, 6][least(bidders, 9)] AS shortlisted,
  shortlisted AND (price <= 1.8 * lowest OR 2 * quote <= ceiling * pack_count
    OR price <= 0.1) AS selected
FROM ranked ORDER BY lot, rank
) TO '{target}' (HEADER)
"""

# Every price stands for those that round to it; a pair breaks the rule when even so it is too dear;
# contents that differ eightfold are not compared.
AUDIT = """
COPY (
WITH products AS (
  SELECT row_number() OVER () + 1 AS row, drug, price,
    replace(strength, 'g', '')::DOUBLE AS content,
    CASE form WHEN '分散片' THEN 1.2 WHEN '咀嚼片' THEN 1.05 ELSE 1 END
      * pow(1.7, log2(content)) * pow(1.95, log2(pack_count)) AS weight,
    (price - 0.005) / weight AS low, (price + 0.005) / weight AS high
  FROM read_csv('{source}', header = true, delim = ',', quote = '"', escape = '"', columns = {{
    'drug': 'VARCHAR', 'maker': 'VARCHAR', 'form': 'VARCHAR', 'strength': 'VARCHAR',
    'pack_count': 'INTEGER', 'price': 'DECIMAL(12,2)'}})
)
SELECT dear.drug, dear.row, dear.price, cheap.row AS against_row, cheap.price AS against_price,
  round(cheap.price / cheap.weight * dear.weight, 2) AS allowed, dear.price - allowed AS excess
FROM products dear JOIN products cheap ON dear.drug = cheap.drug AND dear.low > cheap.high
  AND greatest(dear.content, cheap.content) < 8 * least(dear.content, cheap.content)
ORDER BY ALL
) TO '{target}' (HEADER)
"""


def main():
    """Runs one task on a file."""
    task, source, target, *way = sys.argv[1:]
    way = {**USUAL, **json.loads(way[0])} if way else USUAL
    statement = {"score": SCORE, "select": SELECT, "audit": AUDIT}[task]
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(f"SET preserve_insertion_order = {str(task == 'audit').lower()}")
    connection.execute(
        statement.format(source=source, target=target, orders=orders(source, way)))


if __name__ == "__main__":
    main()
