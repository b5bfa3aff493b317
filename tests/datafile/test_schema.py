"""The committed schema is the types' own, and the published file obeys it."""

import gzip
import json

import jsonschema

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import catalogue_schema, schema_text


def test_the_committed_schema_is_current() -> None:
    committed = (paths.bundled_data() / "catalogue.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run brightstar-data schema > data/catalogue.schema.json"


def test_the_published_file_obeys_the_schema() -> None:
    published = json.loads(gzip.decompress(paths.bundled_catalogue().read_bytes()))
    jsonschema.Draft202012Validator(catalogue_schema()).validate(published)
