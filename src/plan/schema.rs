//! JSON Schemas of the nine files, made from the lists of keys by which they are read: the full reference of keys, types
//! and defaults, for editors and validators.

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};

use super::File;
use super::raw::{
    ChannelsFile, ChecksFile, ContactsFile, ContractsFile, DrillsFile, Form, LevelsFile, OrgFile, PlanFile,
    TasksFile,
};

/// The schema of a file (JSON Schema 2020-12). Dates are strings there, as TOML has them without quotes.
pub fn schema(file: File) -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = of(file, &mut generator);
    schema.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.insert("title".into(), file.name().into());
    schema
}

fn of(file: File, generator: &mut SchemaGenerator) -> Schema {
    match file {
        File::Plan => PlanFile::schema(generator),
        File::Tasks => TasksFile::schema(generator),
        File::Org => OrgFile::schema(generator),
        File::Contacts => ContactsFile::schema(generator),
        File::Levels => LevelsFile::schema(generator),
        File::Channels => ChannelsFile::schema(generator),
        File::Checks => ChecksFile::schema(generator),
        File::Contracts => ContractsFile::schema(generator),
        File::Drills => DrillsFile::schema(generator),
    }
}
