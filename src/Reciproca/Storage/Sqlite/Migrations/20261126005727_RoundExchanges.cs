using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RoundExchanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExchangeStep");

            migrationBuilder.AddColumn<Guid>(
                name: "BegunId",
                table: "RoundExchange",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ByPass",
                table: "RoundAnswer",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "RoundPass",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundPass", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_RoundPass_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoundPass_Round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoundExchange_BegunId",
                table: "RoundExchange",
                column: "BegunId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundPass_OrganisationId",
                table: "RoundPass",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundPass_RoundId_OrganisationId",
                table: "RoundPass",
                columns: new[] { "RoundId", "OrganisationId" });

            migrationBuilder.AddForeignKey(
                name: "FK_RoundExchange_Record_BegunId",
                table: "RoundExchange",
                column: "BegunId",
                principalTable: "Record",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_RoundExchange_Record_BegunId",
                table: "RoundExchange");

            migrationBuilder.DropTable(
                name: "RoundPass");

            migrationBuilder.DropIndex(
                name: "IX_RoundExchange_BegunId",
                table: "RoundExchange");

            migrationBuilder.DropColumn(
                name: "BegunId",
                table: "RoundExchange");

            migrationBuilder.DropColumn(
                name: "ByPass",
                table: "RoundAnswer");

            migrationBuilder.CreateTable(
                name: "ExchangeStep",
                columns: table => new
                {
                    ExchangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeStep", x => new { x.ExchangeId, x.Kind });
                    table.ForeignKey(
                        name: "FK_ExchangeStep_RoundExchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "RoundExchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }
    }
}
